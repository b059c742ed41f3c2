import 'server-only'
import { deleteOutdatedKept } from '@/lib/auth/store'

/** Unsent forms are kept for half an hour and no longer (decisions 33). Run by the worker, every five minutes. */
export const removeKeptForms = (): Promise<number> => deleteOutdatedKept()
