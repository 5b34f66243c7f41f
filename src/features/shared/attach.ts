import { checkAttachment } from '~/domain/checkCommand'
import type { RecordName } from '~/domain/recordRef'
import { translate } from '~/lib/i18n'
import { whoActs } from '~/session/person'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { errorText, refusalText, undo } from './useCommand'
import { workMessages } from './workMessages'

const t = translate(workMessages)

/** Keeps a file with a record, under a key of the caller's where one is given, and says so with an Undo. Returns why it was not; undefined where it was. */
export async function attach(on: RecordName, file: File, key: string = crypto.randomUUID()): Promise<string | undefined> {
  const { name, size: bytes, type } = file
  const early = checkAttachment({ name, bytes })
  if (early) return refusalText(early)
  const id = crypto.randomUUID()
  const set = { on, name, type, bytes, at: Date.now(), who: whoActs() }
  try {
    const outcome = await call('attachments.add', {
      command: { id, kind: 'attachment.add', args: { key, set } },
      file,
    })
    if (!outcome.ok) return refusalText(outcome.refusal)
    showToast(t('fileAdded', { name }), { undo: () => void undo(id) })
    return undefined
  } catch (error) {
    return errorText(error)
  }
}
