import { useState } from 'react'
import type { TicketDetail } from '~/store/ticketList'
import { dropReplyDraft, type DraftMode, putReplyDraft, type ReplyDraft, replyDraft, useReplyDraft } from '~/session/replyDrafts'
import { whoActs } from '~/session/person'

type Written = Partial<Pick<ReplyDraft, 'text' | 'files' | 'macro' | 'actions' | 'said'>>

/** What is being written in a ticket. */
export interface Writing {
  mode: DraftMode
  setMode: (mode: DraftMode) => void
  draft: ReplyDraft
  change: (part: Written | ((now: ReplyDraft) => Written)) => void
  clear: () => void
}

const isEmpty = ({ text, files, actions }: ReplyDraft) => text === '' && files.length === 0 && actions.length === 0

/** The draft of a ticket in the mode that is written in; a note that was begun is what one comes back to where no answer was. */
export function useWriting({ ticket: { key }, messages }: TicketDetail): Writing {
  const [mode, setMode] = useState<DraftMode>(() => (!replyDraft(key, 'reply') && replyDraft(key, 'note') ? 'note' : 'reply'))
  const nothing: ReplyDraft = { text: '', files: [], actions: [], said: messages.length, at: 0, who: '' }
  const kept = useReplyDraft(key, mode)
  return {
    mode,
    setMode,
    draft: kept ?? nothing,
    change: (part) => {
      // What another call has changed in this very moment is not lost.
      const now = replyDraft(key, mode) ?? nothing
      const next = { ...now, ...(typeof part === 'function' ? part(now) : part), at: Date.now(), who: whoActs() }
      if (isEmpty(next)) dropReplyDraft(key, mode)
      else putReplyDraft(key, mode, next)
    },
    clear: () => dropReplyDraft(key, mode),
  }
}
