/**
 * The addresses of the entries: stable, and neutral also where the publication's name is not. Each is a file in
 * `prisma/data/content/sv/knowledge`; a test holds the two together.
 */
export const knowledgeSlugs: readonly string[] = [
  'process-for-socialtjansten', 'handbok-2023', 'myndighetsgemensam-vagledning',
  'kartlaggning-2016', 'informationsdelning-2021', 'passus-2020',
  'hotade-personer-2024', 'behandling-2024',
  'slutredovisning-2024', 'redovisning-2025',
  'gvi', 'sociala-insatsgrupper', 'sspf',
  'guide-for-foraldrar',
  'behandlingsprogram', 'radgivning-per-telefon',
  'uppdraget-2021', 'uppdraget-2025', 'direktiv-2025',
]
