import { Notice } from '@/components/ui/notice'
import type { SaveState } from '@/lib/editorial/autosave'
import { asidePath } from '@/lib/editorial/paths'
import type editorial from '@/messages/sv/editorial.json'

/** Whether what was written is saved, in words; told aloud only when it is not. `state`: null until scripts have begun. */
export function SaveLine({ state, text }: { state: SaveState | null; text: (typeof editorial)['edit']['autosave'] }) {
  const isTold = state?.kind === 'aside' || state?.kind === 'refused'
  return (
    <div className="mt-4">
      {state && !isTold && <p className="small">{text[state.kind]}</p>}
      <div role="alert">
        {state?.kind === 'aside' && <Notice kind="do">{text.aside} <a href={asidePath(state.textId)}>{text.both}</a></Notice>}
        {state?.kind === 'refused' && <Notice kind="wrong">{text[state.why]}</Notice>}
      </div>
    </div>
  )
}
