import type { Phone } from '@/lib/directory/model'

/** The two numbers that are the same from every telephone in Sweden; texts may hold them too (lib/README.md, decision 5). */
export const police: Phone = { dial: '11414', shown: '114\u202f14' }
export const emergency: Phone = { dial: '112', shown: '112' }
