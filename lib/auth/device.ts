/** What somebody signed in on, no finer than they need to recognise it. Pure; screens may import it. */

export const browsers = ['chrome', 'edge', 'firefox', 'safari', 'other'] as const
export const systems = ['windows', 'mac', 'linux', 'android', 'ios', 'other'] as const
export type Device = `${(typeof browsers)[number]}/${(typeof systems)[number]}`

/** In this order: Edge calls itself Chrome too, and Chrome calls itself Safari; Android is a Linux, and an iPhone "like Mac OS X". */
const browserSigns = [['edge', /Edg(e|A|iOS)?\//], ['firefox', /(Firefox|FxiOS)\//], ['chrome', /(Chrome|CriOS)\//], ['safari', /Safari\//]] as const
const systemSigns = [['android', /Android/], ['ios', /iPhone|iPad/], ['windows', /Windows/], ['mac', /Mac OS X/], ['linux', /Linux/]] as const

/** The families that a browser's own description names; its version, its build and the machine's model are not looked at. */
export function deviceOf(userAgent: string | null): Device {
  const told = (userAgent ?? '').slice(0, 500)
  const browser = browserSigns.find(([, sign]) => sign.test(told))?.[0] ?? 'other'
  const system = systemSigns.find(([, sign]) => sign.test(told))?.[0] ?? 'other'
  return `${browser}/${system}`
}

export function isDevice(text: string | null): text is Device {
  const [browser, system, ...rest] = (text ?? '').split('/')
  return rest.length === 0 && browsers.some((one) => one === browser) && systems.some((one) => one === system)
}
