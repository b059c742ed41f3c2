import { Table } from '@/components/ui/table'
import type { Device } from '@/lib/auth/device'
import { clockTime, weekdayAndDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { deviceInWords } from './device-words'

interface SignIn { id: string; startedAt: number; lastSeenAt: number; device: Device; isThis: boolean }

const atInWords = (at: number): string => `${weekdayAndDay(at, 'sv')} ${clockTime(at, 'sv')}`

/** One's own sign-ins: on what, since when, used last when; a button for each but the one in use. */
export function SignInTable({ signIns, end }: { signIns: SignIn[]; end: (form: FormData) => Promise<void> }) {
  const t = portalText('signIns')
  return (
    <Table
      folds
      caption={t('caption')}
      head={[{ label: t('head.device') }, { label: t('head.started') }, { label: t('head.seen') }, { label: '' }]}
      rows={signIns.map(({ id, startedAt, lastSeenAt, device, isThis }) => {
        const words = deviceInWords(device)
        return {
          key: id,
          cells: [
            words, atInWords(startedAt), isThis ? t('now') : atInWords(lastSeenAt),
            isThis ? <b key="this">{t('this')}</b> : (
              <form key="end" action={end}>
                <input type="hidden" name="signIn" value={id} />
                <button className="btn quiet" aria-label={t('endLong', { device: words, started: atInWords(startedAt) })}>{t('end')}</button>
              </form>
            ),
          ],
        }
      })}
    />
  )
}
