// Finds the browser of the journeys. Nothing is downloaded: a Chromium of the machine, or the one named in CHROMIUM_PATH.
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/homebrew/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of a Chromium, or null. */
export const findChromium = () => places.find((place) => place && existsSync(place)) ?? null

export const howToGetChromium =
  'Ingen Chromium hittades, så resorna i webbläsaren kördes inte: installera den (Debian: apt-get install chromium) eller sätt CHROMIUM_PATH.'
