/**
 * Who may import whom. Data flows one way: pages and components receive ready view models, verbs
 * hold the rules, `store.ts` alone speaks to the database, and the front needs none of it.
 *
 * A zone forbids `files` to import `targets`. Local targets are matched as root-relative paths without extension
 * (`lib/directory/store`), packages by their name (`next/link`). `unless` opens the zone for some files,
 * `except` for one target in one file.
 */
export const zones = [
  {
    files: /^components\//,
    targets: /^lib\/(db(\/|$)|.+\/store$)/,
    sentence: 'A component gets a finished view model as props and knows nothing of the database: read in the page, shape in view.ts.',
  },
  {
    files: /^app\//,
    // `ready` answers yes or no and reads nothing.
    targets: /^lib\/(db(\/(?!ready$)|$)|.+\/store$)/,
    sentence: 'A page or action calls one verb of lib; the verb alone opens its store, so that rights and audit cannot be skipped.',
  },
  {
    files: /^lib\/(?!db\/)/,
    targets: /^lib\/.+\/store$/,
    sentence: "Another domain's store is private: call one of its verbs, so that its rules travel with its rows.",
    ownDomain: true,
  },
  {
    files: /./,
    // The pipeline opens the transaction and hands it on; what stands in it only a store can ask. A type reaches nothing.
    unless: /^(lib\/db\/|prisma\/seed-world\.ts$|lib\/.+\/store\.ts$|lib\/core\/pipeline\.ts$|lib\/audit\/record\.ts$|prisma\.config\.ts$|scripts\/.+\.mjs$|tests\/)/,
    targets: /^(@prisma\/|prisma(\/(?!data\/|seed(-world|-content|-grounds)?$)|$)|lib\/db\/(client|generated|as-actor)(\/|$))/,
    sentence: 'Prisma is imported in store.ts only: rows never travel further than the file that parses them.',
  },
  {
    files: /^(components\/(public|content)\/|app\/\(public\)\/)/,
    targets: /^next\/(link|image|script|dynamic|font(\/.*)?)$/,
    sentence: 'Public pages are plain HTML without framework script: use <a>, <img> and <form>; next/link would also fetch pages nobody chose.',
  },
  {
    files: /^lib\/publishing\/front\//,
    targets: /^(pg$|@prisma\/|next(\/|$)|next-intl(\/|$)|react(-dom)?(\/|$)|graphile-worker$|lib\/(db|jobs)(\/|$)|lib\/.+\/(store|read)$|app\/|components\/)/,
    // Loaded by `npm run dev` only, where the front shows pages that are not published.
    except: { 'lib/publishing/front/main.ts': 'lib/directory/read' },
    sentence: 'The front keeps answering when database and application are down, so it imports neither a database nor Next.',
  },
  {
    files: /^lib\//,
    targets: /^(app|components)\//,
    sentence: 'lib knows nothing of screens: imports point from app and components to lib, never back.',
  },
  {
    files: /^(app|components|lib|prisma)\/.*(?<!\.test)\.tsx?$/,
    targets: /^tests\//,
    // The demonstration and the tests live in the same world.
    unless: /^prisma\/seed(-world)?\.ts$/,
    sentence: 'The product does not import its tests: move what both need into lib.',
  },
]

/**
 * Root-relative path of a local import, or the package name as written.
 * @param {string} specifier what stands in the import
 * @param {string} file root-relative path of the importing file
 */
function targetOf(specifier, file) {
  if (specifier.startsWith('@/')) return specifier.slice(2).replace(/\.(tsx?|mjs|js)$/, '')
  if (!specifier.startsWith('.')) return specifier.replace(/^node:/, '')
  const path = [...file.split('/').slice(0, -1)]
  for (const step of specifier.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/').replace(/\.(tsx?|mjs|js)$/, '')
}

/**
 * The zones an import breaks.
 * @param {string} file root-relative path of the importing file
 * @param {string} specifier what stands in the import
 */
export function brokenZones(file, specifier) {
  const target = targetOf(specifier, file)
  return zones.filter((zone) => {
    if (!zone.files.test(file) || zone.unless?.test(file) || !zone.targets.test(target)) return false
    if (zone.except?.[file] === target) return false
    return !(zone.ownDomain && isOneDomain(folderOf(file), folderOf(target)))
  })
}

const folderOf = (path) => path.replace(/\/[^/]+$/, '')

/** A domain folder and what is parted off below it (`lib/cases`, `lib/cases/persons`) are one; two parts beside each other are not. */
const isOneDomain = (one, other) => one !== 'lib' && other !== 'lib' && (one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`))
