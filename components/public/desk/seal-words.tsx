import type { Translator } from '@/lib/i18n/translator'

/** What the script of the desk says by itself, where no answer of ours could: sentences that it finds by `data-say`. */
const said = ['heading', 'kept', 'no-text', 'too-long', 'strange', 'pair', 'unknown', 'count'] as const
const own = ['failed', 'unreached', 'working', 'unreadable'] as const

export function SealWords({ t }: { t: Translator<'desk'> }) {
  return (
    <div hidden>
      {said.map((word) => <p key={word} data-say={word}>{t(`faults.${word}`)}</p>)}
      {own.map((word) => <p key={word} data-say={word}>{t(`seal.${word}`)}</p>)}
    </div>
  )
}

/** Where the text is locked: here, until the script is ready to do it in the browser and says so. */
export function SealLine({ t, what }: { t: Translator<'desk'>; what: 'write' | 'open' }) {
  return (
    <>
      <p className="small" data-seal="server">{t(`seal.${what}Here`)}</p>
      <p className="small" data-seal="browser" hidden>{t(`seal.${what}There`)}</p>
    </>
  )
}
