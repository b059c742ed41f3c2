import 'server-only'
import path from 'node:path'
import { readChangedTexts, readContentVersion, readOpenedLocales } from '@/lib/content/versions'
import { systemNow } from '@/lib/core/clock'
import { withFolderLock } from '@/lib/db/folder-lock'
import { readDirectoryVersion, readFinderIndex, readNextChange } from '@/lib/directory/read'
import { env } from '@/lib/env'
import { caseFaults } from '@/lib/grounds/cases'
import { rulesInForce } from '@/lib/grounds/live'
import { citesOf } from '@/lib/grounds/table'
import { casesFor, everHeld, newestSheets, type Rules } from '@/lib/grounds/wordings'
import { openLocales } from '@/lib/i18n/open-locales'
import { readStanding } from '@/lib/publishing/standing'
import { publishRelease, type Publication, type Published } from '@/lib/publishing/publish-release'
import { readComing } from '@/lib/news/read'
import { publicPath } from '@/lib/routes'

/** A legal rule that does not do what its cases say, or names a paragraph without a sheet, is never put before a visitor, and the paragraph is named. */
const ruleFaults = ({ table, own, sheets }: Rules): { path: string; problem: string }[] => [
  ...caseFaults(table, casesFor(table, own)).map(({ law, says, fault }) => `${law}: ${says} ${fault}.`),
  ...new Set(everHeld(table).flatMap(citesOf).filter((cite) => !sheets.some((sheet) => sheet.cite === cite)).map((cite) => `${cite} has no sheet.`)),
].map((problem) => ({ path: publicPath('secrecyGuide', 'sv'), problem }))

/**
 * Publishes the public site from the running application and swaps it in. One publication at a time per machine.
 * @param build name of the build that answers on WEB_PORT; null when unknown, then no earlier work is trusted
 * @returns what was published, or why nothing was: then visitors keep the release they had
 */
export async function publish(build: string | null, onProgress?: Publication['onProgress']): Promise<Published> {
  const settings = env()
  const published = path.join(settings.dataDir, 'published')
  return withFolderLock(path.join(published, '.publishing'), async () => {
    const now = systemNow()
    // Read before any page: a change made meanwhile leaves a version that is too old, and is published once more.
    const [directoryVersion, contentVersion] = [await readDirectoryVersion(), await readContentVersion()]
    const opened = await readOpenedLocales()
    const rules = await rulesInForce()
    const coming = await readComing(now, settings.publicHost ?? 'localhost')
    const ends = [await readNextChange(now), coming.until].filter((each) => each !== null)
    const shown = readStanding(settings.dataDir)?.contentVersion ?? null
    return publishRelease({
      ...(onProgress ? { onProgress } : {}),
      build,
      directoryVersion,
      contentVersion,
      changed: shown === null ? null : await readChangedTexts(shown),
      published,
      web: `http://127.0.0.1:${settings.webPort}`,
      assets: path.resolve('public'),
      exitUrl: settings.exitUrl,
      site: { mode: settings.mode, publicHost: settings.publicHost },
      index: await readFinderIndex(),
      grounds: everHeld(rules.table),
      sheets: newestSheets(rules.sheets).map(({ slug }) => slug),
      validUntil: ends.length === 0 ? null : Math.min(...ends),
      coming,
      locales: openLocales(settings.mode, opened),
      opened,
      now,
      clock: systemNow,
      faults: ruleFaults(rules),
    })
  })
}
