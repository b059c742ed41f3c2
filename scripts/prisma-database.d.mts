export function prismaDatabase(): { url: string } | undefined
