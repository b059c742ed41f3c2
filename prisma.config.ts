import { defineConfig } from 'prisma/config'
import { prismaDatabase } from './scripts/prisma-database.mjs'

// Only for `prisma generate` and for comparing schema and database when a migration is written.
// Deployment runs lib/db/migrate.ts and needs neither this file nor the command line.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: prismaDatabase(),
})
