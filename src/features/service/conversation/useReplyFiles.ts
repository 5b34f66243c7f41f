import { useState, type RefObject } from 'react'
import { attach } from '~/features/shared/attach'
import { isPicture } from '~/features/shared/FilePicture'
import { useCommand } from '~/features/shared/useCommand'
import { workMessages } from '~/features/shared/workMessages'
import { useMessages } from '~/lib/i18n'
import type { TextHandle } from './ReplyText'
import { insertion } from './textEdit'
import type { Writing } from './useWriting'

/** What is attached to a message that is being written; a pasted picture stands where it was pasted. */
export function useReplyFiles(ticket: string, { change }: Writing, text: RefObject<TextHandle | null>) {
  const t = useMessages(workMessages)
  const run = useCommand()
  const [problem, setProblem] = useState<string>()
  const add = async (files: readonly File[], inText: boolean) => {
    setProblem(undefined)
    for (const file of files) {
      const key = crypto.randomUUID()
      const why = await attach(`ticket/${ticket}`, file, key)
      if (why !== undefined) {
        setProblem(t('fileRefused', { name: file.name, why }))
        continue
      }
      change((now) => ({ files: [...now.files, key] }))
      const alt = file.name.replaceAll(/[[\]\\]/g, ' ').trim()
      if (inText && isPicture(file)) text.current?.edit((_, [from, to]) => insertion(from, `![${alt}](attachment:${key})`, to))
    }
  }
  const remove = (key: string) => {
    change((now) => ({ files: now.files.filter((other) => other !== key), text: withoutPicture(now.text, key) }))
    void run({ kind: 'attachment.remove', args: { key } })
  }
  return { add, remove, problem }
}

/** Keys are letters, digits and dashes. */
const withoutPicture = (text: string, key: string) => text.replaceAll(new RegExp(String.raw`!\[[^\]]*\]\(attachment:${key}\)`, 'g'), '')
