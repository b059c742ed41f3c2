/**
 * How a code becomes keys, for OpenSSL here and for the browser's own derivation alike: OWASP's smallest Argon2id. The code itself has 96
 * random bits, so that more would only cost the visitor time. Another value here opens no thread that was sealed before.
 */
export const derivation = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 64, salt: 'vidare enquiry 1' } as const

/** Of the derived bytes the first half finds a thread, the second is the secret that its key is sealed for. */
export const halfLength = derivation.tagLength / 2
