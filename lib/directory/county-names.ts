import counties from '@/prisma/data/counties.json'

/** Names of the counties by code. Pure; they are the same everywhere and change once in decades. */
export const countyNames: ReadonlyMap<string, string> = new Map(counties.counties.map(({ code, name }) => [code, name]))
