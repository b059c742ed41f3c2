import 'server-only'
import type { Command } from '@/lib/core/command'
import type { Context } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'
import { encodePicture, largestFile, type Encoding } from '@/lib/media/encode'
import { readMayAdd } from '@/lib/media/read'

/**
 * A command for a form with a picture in the field `picture`: the file is made into one outside the transaction, which is far too short
 * for that, and only for somebody who may add pictures.
 */
export const withPicture = <Value>(command: Command<Value>, form: FormData): Command<Value> => async (context: Context, raw: unknown): Promise<Outcome<Value>> => {
  const may = await readMayAdd(context, {})
  if (!may.ok) return may
  const picture = await encodedFile(form.get('picture'))
  return command(context, { ...(raw as object), picture })
}

async function encodedFile(sent: FormDataEntryValue | null): Promise<Encoding | null> {
  if (!(sent instanceof File) || sent.size === 0) return null
  if (sent.size > largestFile) return { ok: false, fault: 'pictureLarge' }
  return encodePicture(new Uint8Array(await sent.arrayBuffer()))
}
