import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rowsOfFacts } from '@/lib/directory/facts'
import { fold } from '@/lib/directory/fold'
import { policeRegionOf } from '@/lib/directory/ladder'
import { readMigrations } from '@/lib/db/migrate'
import { audiences, authorityKinds, serviceKinds, unitKinds } from '@/lib/directory/rows'

const rows = rowsOfFacts()
const bySlug = new Map(rows.municipalities.map((row) => [row.slug, row]))

describe('the country, as a visitor finds it', () => {
  it('has 290 kommuner in 21 counties in 7 police regions, as counted by hand', () => {
    expect([rows.municipalities.length, rows.counties.length, rows.policeRegions.length]).toEqual([290, 21, 7])
    const counts: Record<string, number> = {}
    for (const row of rows.municipalities) {
      const region = policeRegionOf({ rows }, row)
      counts[region] = (counts[region] ?? 0) + 1
    }
    expect(counts).toEqual({ Nord: 44, Mitt: 28, Bergslagen: 43, Stockholm: 27, Öst: 35, Väst: 55, Syd: 58 })
  })

  it.each([
    ['arjeplog', 'Nord'], ['ostersund', 'Nord'], ['habo-uppsala', 'Mitt'], ['gavle', 'Mitt'], ['falun', 'Bergslagen'], ['gotland', 'Stockholm'],
    ['habo-jonkoping', 'Öst'], ['strangnas', 'Öst'], ['halmstad', 'Väst'], ['malmo', 'Syd'], ['kalmar', 'Syd'], ['vaxjo', 'Syd'],
  ])('%s lies in police region %s', (slug, region) => {
    const row = bySlug.get(slug)
    expect(row && policeRegionOf({ rows }, row)).toBe(region)
  })

  it('gives each kommun an address of its own in plain letters: its folded name, but for the two that share one', () => {
    expect(new Set(rows.municipalities.map(({ slug }) => slug)).size).toBe(290)
    const special = rows.municipalities.filter(({ slug, name }) => slug !== fold(name).replaceAll(' ', '-')).map(({ slug }) => slug)
    expect(special).toEqual(['habo-uppsala', 'habo-jonkoping'])
    expect(bySlug.has('upplands-vasby') && bySlug.has('dals-ed') && bySlug.has('malung-salen')).toBe(true)
    expect(bySlug.has('habo')).toBe(false)
  })

  it('calls each kommun what it calls itself', () => {
    const unusual = rows.municipalities.map(({ officialName }) => officialName).filter((name) => !name.endsWith(' kommun'))
    expect(unusual.sort()).toEqual([
      'Borås Stad', 'Göteborgs Stad', 'Haparanda stad', 'Helsingborgs stad', 'Landskrona stad', 'Lidingö stad', 'Malmö stad', 'Mölndals stad',
      'Region Gotland', 'Solna stad', 'Stockholms stad', 'Sundbybergs stad', 'Trollhättans stad', 'Vaxholms stad', 'Västerås stad',
    ].sort())
    const names = ['kalmar', 'falun', 'arjeplog', 'kalix', 'boden', 'hoor', 'salem', 'strangnas', 'hofors', 'dals-ed', 'lilla-edet', 'upplands-bro', 'ostra-goinge']
    expect(names.map((slug) => bySlug.get(slug)?.officialName)).toEqual([
      'Kalmar kommun', 'Falu kommun', 'Arjeplogs kommun', 'Kalix kommun', 'Bodens kommun', 'Höörs kommun', 'Salems kommun', 'Strängnäs kommun',
      'Hofors kommun', 'Dals-Eds kommun', 'Lilla Edets kommun', 'Upplands-Bro kommun', 'Östra Göinge kommun',
    ])
  })

  it('says of no kommun that it has a programme, since none has told us (decisions: also defects)', () => {
    expect(rows.municipalities.every(({ hasProgramme }) => hasProgramme === 'unknown')).toBe(true)
  })
})

describe('the numbers that a frightened person is given', () => {
  const published = rows.contactPoints.filter(({ visibility }) => visibility === 'published')

  it('are exactly those that somebody has read in a source and written here too', () => {
    const numbers = published.map(({ key, phoneDial }) => `${key} ${phoneDial ?? ''}`).filter((line) => !line.startsWith('police-coordination-'))
    expect(numbers.sort()).toEqual([
      '1177 1177',
      'bris 116111',
      'brottsofferjouren 116006',
      'emergency 112',
      'kvinnofridslinjen +4620505050',
      'nationella-stodtelefonen +46102235760',
      'orostelefonen +4620100200',
      'ratt-att-valja +4620577070',
      'sjalvmordslinjen 90101',
      'socialradgivningen-stockholm +46850825600',
      'stodlinjen-for-man +4620808080',
      'terrafem +4620521010',
      'ud-jouren +4684055005',
      'valj-att-sluta +4620555666',
    ])
    expect(published.filter(({ key }) => key.startsWith('police-coordination-')).map(({ phoneDial }) => phoneDial)).toEqual(Array(7).fill('11414'))
  })

  it('ring where they say: the shown number is the dialled one, with narrow spaces so that it never breaks', () => {
    for (const { key, phoneDial, phoneShown } of rows.contactPoints) {
      expect(phoneShown?.replace(/[-\u202f]/g, '').replace(/^0/, '+46'), key).toBe(phoneDial)
      expect(phoneShown, key).not.toMatch(/ /)
    }
  })

  it('carry their source and are not called confirmed by anyone who has not confirmed them', () => {
    for (const point of rows.contactPoints) {
      expect(point.sourceUrl, point.key).toMatch(/^https?:\/\//)
      expect([point.verifiedOn, point.verifiedBy]).toEqual([null, null])
    }
    expect(rows.contactPointTexts.filter(({ reviewedBy }) => reviewedBy !== null)).toEqual([])
  })

  it('do not include one for the national contact point, which has published none', () => {
    const unit = rows.units.find(({ kind }) => kind === 'nationalContactPoint')
    expect(unit?.nationwide).toBe(true)
    expect(rows.contactPoints.filter(({ unitId }) => unitId === unit?.id)).toEqual([])
  })

  it('are described in all three languages, or their kind says it all', () => {
    for (const { id, key } of rows.contactPoints) {
      const locales = rows.contactPointTexts.filter(({ contactPointId }) => contactPointId === id).map(({ locale }) => locale)
      expect([0, 3], key).toContain(locales.length)
    }
  })

  it('exist under every name that a text on the site mentions', () => {
    const folder = 'prisma/data/content'
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
    const mentioned = texts.flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/"keys":\s*\[([^\]]*)\]/g)])
      .flatMap(([, list = '']) => [...list.matchAll(/"([^"]+)"/g)].map(([, key]) => key))
    const keys = new Set(published.map(({ key }) => key))
    expect(mentioned.filter((key) => !keys.has(key ?? ''))).toEqual([])
  })
})

describe('the words of the code and of the database', () => {
  const migrations = readMigrations().map(({ sql }) => sql).join('\n')
  /** As the table was made, or as a later migration has said it anew. */
  const words = (table: string, column: string) => {
    const body = migrations.split(`create table portal.${table} (`)[1]?.split('\n);')[0] ?? ''
    const made = body.match(new RegExp(`\\n  ${column} .*check .*`))?.[0]
    const changed = migrations.match(new RegExp(`add constraint ${table}_${column}_check check .*`, 'g'))?.at(-1)
    return [...((changed ?? made)?.matchAll(/'([a-zA-Z]+)'/g) ?? [])].map(([, word]) => word)
  }
  it.each([
    ['authority', 'kind', authorityKinds], ['unit', 'kind', unitKinds], ['service', 'kind', serviceKinds], ['contact_point', 'audiences', audiences],
  ])('%s.%s are the same', (table, column, list) => {
    expect(words(table, column)).toEqual([...list])
  })
})
