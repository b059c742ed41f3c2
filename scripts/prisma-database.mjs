// The database that Prisma's command line compares the schema with. Set by the drift check, or by hand when authoring.
export const prismaDatabase = () => (process.env.PRISMA_DATABASE_URL ? { url: process.env.PRISMA_DATABASE_URL } : undefined)
