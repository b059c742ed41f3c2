/** Path of a Chromium, or null. */
export function findChromium(): string | null
export const howToGetChromium: string
