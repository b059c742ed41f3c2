/**
 * The rules of the house as ESLint rules. Each law is one sentence that explains
 * itself, the files it holds in, and the syntax it refuses. `tests/lint` shows each of them firing.
 */
import { brokenZones, zones } from './zones.mjs'

/** Instants come as arguments; these layers hold rules, and a rule that reads the clock cannot be tested at 02.00 on a Sunday. */
const belowApp = /^(lib|components|prisma)\//
const isTest = /\.test\.tsx?$/
const everywhere = /./
/** Screens rendered under a CSP without 'unsafe-inline' (decisions 12). */
const screens = /^(app|components)\/.*\.tsx$/
const publicScreens = /^(components\/(public|content)\/|app\/\(public\)\/)/
const bareName = (file) => file.split('/').at(-1)

/** Every way a module can be named: import, export … from, import(), import type. */
const onImport = (check) => {
  const visit = (node) => typeof node.source?.value === 'string' && check(node.source, node.source.value, node)
  return { ImportDeclaration: visit, ExportNamedDeclaration: visit, ExportAllDeclaration: visit, ImportExpression: visit }
}
const isMember = (node, object, ...properties) =>
  node.object?.name === object && properties.includes(node.computed ? node.property.value : node.property.name)

const laws = {
  'no-process-env': {
    sentence: 'Settings are read once, checked and described in lib/env.ts: call env() instead of process.env (scripts/ and deploy/ only hand it on).',
    files: everywhere,
    unless: /^(lib\/env\.ts|instrumentation\.ts|(scripts|deploy)\/.+|[^/]+\.config\.(ts|mjs)|tests\/(support|bench)\/.+)$/,
    visit: (report) => ({
      MemberExpression: (node) => isMember(node, 'process', 'env') && report(node),
      VariableDeclarator: (node) =>
        node.init?.name === 'process' && node.id.type === 'ObjectPattern'
        && node.id.properties.some((property) => property.key?.name === 'env') && report(node),
      ImportSpecifier: (node) =>
        /^(node:)?process$/.test(node.parent.source.value) && node.imported.name === 'env' && report(node),
    }),
  },
  'no-clock': {
    sentence: 'Time is an argument below app/: take `now: number` from the caller; only lib/core/clock.ts asks the clock.',
    files: belowApp,
    unless: /^lib\/core\/clock\.ts$/,
    visit: (report) => ({
      NewExpression: (node) => node.callee.name === 'Date' && node.arguments.length === 0 && report(node),
      CallExpression: (node) => node.callee.name === 'Date' && report(node),
      MemberExpression: (node) =>
        (isMember(node, 'Date', 'now') || isMember(node, 'performance', 'now', 'timeOrigin') || isMember(node, 'Temporal', 'Now'))
        && report(node),
    }),
  },
  'no-any': {
    sentence: '`any` switches the compiler off: write the shape, or `unknown` and parse it with zod.',
    files: /\.tsx?$/,
    visit: (report) => ({ TSAnyKeyword: report }),
  },
  'no-non-null': {
    sentence: '`!` is a promise nobody checks: handle the missing case or make the type say that it cannot be missing.',
    files: /\.tsx?$/,
    visit: (report) => ({
      TSNonNullExpression: report,
      PropertyDefinition: (node) => node.definite && report(node),
      VariableDeclarator: (node) => node.definite && report(node),
    }),
  },
  'no-ts-silence': {
    sentence: 'A silenced compiler error hides the next one too: fix the type.',
    files: everywhere,
    unless: /^tests\/lint\//,
    visit: (report, source) => ({
      Program: () => source.getAllComments().filter((comment) => /@ts-(ignore|expect-error|nocheck)/.test(comment.value)).forEach(report),
    }),
  },
  'no-todo': {
    sentence: 'A note to oneself is forgotten: do it now or open an issue.',
    files: everywhere,
    visit: (report, source) => ({
      Program: () => source.getAllComments().filter((comment) => /\b(TODO|FIXME|XXX|HACK)\b/.test(comment.value)).forEach(report),
    }),
  },
  'no-dangerous-html': {
    sentence: 'Markup from a string is how a stored text becomes a script: render typed blocks through components/content.',
    files: everywhere,
    visit: (report) => ({
      JSXAttribute: (node) => node.name.name === 'dangerouslySetInnerHTML' && report(node),
      'Property[key.name="dangerouslySetInnerHTML"]': report,
    }),
  },
  'no-unsafe-sql': {
    sentence: 'SQL built from strings can be made to say something else: use the tagged $queryRaw`…` or parameters.',
    files: everywhere,
    visit: (report) => ({
      MemberExpression: (node) => /^\$(query|execute)RawUnsafe$/.test(node.property.name ?? node.property.value) && report(node),
    }),
  },
  'no-style-attribute': {
    sentence: 'The Content-Security-Policy allows styles by hash only, so a style attribute is ignored by the browser: use a class.',
    files: screens,
    visit: (report) => ({ JSXAttribute: (node) => node.name.name === 'style' && report(node) }),
  },
  'no-raw-colour': {
    sentence: 'Colours live as tokens in app/globals.css, so that dark, print and forced colours follow: use a token.',
    files: screens,
    unless: isTest,
    visit: (report) => {
      const colour = /#[0-9a-f]{8}\b|#[0-9a-f]{6}\b|#[0-9a-f]{3,4}\b|\b(rgba?|hsla?|oklch|oklab|lch|lab)\(/i
      const named = (node) => ['href', 'id', 'htmlFor', 'aria-labelledby', 'xlinkHref'].includes(node.parent?.name?.name)
      return {
        Literal: (node) => typeof node.value === 'string' && !named(node) && colour.test(node.value) && report(node),
        TemplateElement: (node) => colour.test(node.value.raw) && report(node),
      }
    },
  },
  'no-hand-written-path': {
    sentence: 'Addresses are pinned and translated in lib/routes.ts: build the link with publicPath() or its kin.',
    files: screens,
    unless: isTest,
    visit: (report) => ({
      JSXAttribute: (node) =>
        ['href', 'action', 'formAction'].includes(node.name.name) && node.value?.type === 'Literal' && /^\//.test(node.value.value)
        && report(node),
    }),
  },
  'no-public-client': {
    sentence: "Public pages carry no framework script, so a client component there would be dead: no 'use client'.",
    files: publicScreens,
    visit: (report) => ({ Directive: (node) => node.value.value === 'use client' && report(node), ExpressionStatement: (node) => node.directive === 'use client' && report(node) }),
  },
  'no-public-suspense': {
    sentence: 'Without script a Suspense fallback or loading.tsx is shown for ever: render public pages whole.',
    files: publicScreens,
    visit: (report, _source, file) => ({
      Program: (node) => /^loading\.tsx?$/.test(bareName(file)) && report(node),
      ImportSpecifier: (node) => node.parent.source.value === 'react' && ['Suspense', 'lazy', 'use'].includes(node.imported.name) && report(node),
      JSXMemberExpression: (node) => node.property.name === 'Suspense' && report(node),
    }),
  },
  'no-use-server': {
    sentence: "'use server' makes every export a public address: only app/**/actions.ts may; internals say import 'server-only'.",
    files: everywhere,
    unless: /^app\/.+\/actions\.ts$/,
    visit: (report) => ({ Directive: (node) => node.value.value === 'use server' && report(node), ExpressionStatement: (node) => node.directive === 'use server' && report(node) }),
  },
  'store-is-server-only': {
    sentence: "A file that reaches the database begins with import 'server-only', so that it can never land in a browser bundle.",
    files: /^lib\/.+\.ts$/,
    unless: /(\.test\.ts|\/generated\/.+)$/,
    visit: (report) => {
      let said = false
      let reaches = null
      return {
        ...onImport((source, specifier, node) => {
          if (specifier === 'server-only') said = true
          if (node.importKind !== 'type' && /^(pg|graphile-worker|@prisma\/.+|@\/lib\/db\/.+|(@\/lib\/.+|\.)\/store)$/.test(specifier)) reaches ??= source
        }),
        'Program:exit': () => reaches && !said && report(reaches),
      }
    },
  },
  'no-barrel': {
    sentence: 'A barrel hides where things live and drags server code into the client: import the file itself.',
    files: /\.tsx?$/,
    visit: (report, _source, file) => ({
      Program: (node) => /^index\.tsx?$/.test(bareName(file)) && report(node),
      ExportAllDeclaration: report,
    }),
  },
  'no-climbing-import': {
    sentence: "An import that climbs two folders breaks when a file moves: write '@/…' from the root.",
    files: everywhere,
    visit: (report) => onImport((source, specifier) => specifier.startsWith('../../') && report(source)),
  },
  'no-extension': {
    sentence: "Imports of our own TypeScript carry no extension: tsx, Next and vitest all resolve '@/lib/routes'.",
    files: /\.tsx?$/,
    visit: (report) => onImport((source, specifier) => /^(@\/|\.)/.test(specifier) && /\.(tsx?|js)$/.test(specifier) && report(source)),
  },
  'file-name': {
    sentence: 'A file is named in kebab-case after the one thing it does; utils, helpers, manager and service name nothing.',
    files: /^(app|components|lib|prisma|scripts|tests)\//,
    visit: (report, _source, file) => ({
      Program: (node) => {
        const name = bareName(file).replace(/(\.(test|verify|config|journey|d))*\.\w+$/, '')
        if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(utils?|helpers?|managers?|services?|misc|common)$/.test(name)) report(node)
      },
    }),
  },
  'no-module-mock': {
    sentence: 'A mocked module tests the mock: pass the dependency as an argument, or use the real database of tests/support.',
    files: isTest,
    visit: (report) => ({ MemberExpression: (node) => isMember(node, 'vi', 'mock', 'doMock') && report(node) }),
  },
  'no-skipped-test': {
    sentence: 'A test that is skipped or singled out guards nothing: run them all.',
    files: /^(tests\/|.+\.test\.tsx?$)/,
    visit: (report) => ({
      MemberExpression: (node) =>
        (isMember(node, 'it', 'only', 'skip', 'todo') || isMember(node, 'describe', 'only', 'skip', 'todo') || isMember(node, 'test', 'only', 'fixme'))
        && report(node),
    }),
  },
  'import-zone': {
    sentence: null,
    files: everywhere,
    visit: (report, _source, file) => onImport((source, specifier) => brokenZones(file, specifier).forEach((zone) => report(source, zone.sentence))),
  },
}

/** One law as an ESLint rule: finds out which file it reads and says its sentence. */
const asRule = (law) => ({
  meta: { type: 'problem', schema: [], docs: { sentences: law.sentence ? [law.sentence] : zones.map((zone) => zone.sentence) } },
  create(context) {
    const file = context.filename.slice(context.cwd.length + 1).replaceAll('\\', '/')
    if (!law.files.test(file) || law.unless?.test(file)) return {}
    const report = (node, sentence = law.sentence) => context.report({ loc: node.loc, message: sentence })
    const visitors = law.visit((node, sentence) => report(node, typeof sentence === 'string' ? sentence : undefined), context.sourceCode, file)
    return visitors
  },
})

/** The plugin `vidare`, all laws in it. */
export const plugin = { rules: Object.fromEntries(Object.entries(laws).map(([name, law]) => [name, asRule(law)])) }
export const allLaws = Object.fromEntries(Object.keys(laws).map((name) => [`vidare/${name}`, 'error']))
