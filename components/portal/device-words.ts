import { browsers, systems, type Device } from '@/lib/auth/device'
import { portalText } from '@/lib/i18n/portal-messages'

/** `Firefox på Windows`. */
export function deviceInWords(device: Device): string {
  const [told, under] = device.split('/')
  const t = portalText('signIns')
  const browser = browsers.find((one) => one === told) ?? 'other'
  const system = systems.find((one) => one === under) ?? 'other'
  return t('device', { browser: t(`browser.${browser}`), system: t(`system.${system}`) })
}
