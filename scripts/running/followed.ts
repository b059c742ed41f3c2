/** What a process that must not outlive this one is started with; it also needs a fourth pipe (scripts/follow-parent.mjs). */
export const followedArgs = ['--import', './scripts/follow-parent.mjs']
export const followedEnv = { VIDARE_PARENT: String(process.pid) }

/** For our own TypeScript: server-only is empty, and imports resolve as in Next. */
export const typescriptArgs = ['--conditions=react-server', '--import', 'tsx']
