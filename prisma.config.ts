import { defineConfig } from 'prisma/config'

// Only for authoring (`prisma generate`, `prisma migrate diff`). Deployment runs lib/db/migrate.ts and needs no CLI;
// whoever needs a database address here passes it with --datasource or through scripts/prisma.ts.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
