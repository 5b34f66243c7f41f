import { useMemo } from 'react'
import { parseMessage, plainMessage } from '~/domain/messageText'
import type { MessageRow } from '~/domain/ticket'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { showToast } from '~/ui/Toast'
import { conversationMessages } from './messages'

/** What is done with answers that no platform sends. */
export interface Outgoing {
  /** Copies it as plain text and says that it was sent by hand. */
  copy: (message: MessageRow) => Promise<void>
  copyAgain: (message: MessageRow) => Promise<void>
  /** It went out some other way. */
  mark: (message: MessageRow) => Promise<void>
  whyNot?: string
}

/** Whether the clipboard has it. */
async function toClipboard({ text }: MessageRow): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(plainMessage(parseMessage(text)))
    return true
  } catch {
    return false
  }
}

export function useOutgoing(ticket: string): Outgoing {
  const t = useMessages(conversationMessages)
  const run = useCommand()
  const whyNot = useWhyNot('ticket.sent')
  return useMemo(() => {
    const say = async ({ key }: MessageRow, done: string) =>
      void (await run({ kind: 'ticket.sent', args: { key: ticket, message: key, sent: 'byHand' } }, { done }))
    const copied = async (message: MessageRow) => {
      const isThere = await toClipboard(message)
      if (!isThere) showToast(t('copyFailed'), { tone: 'bad' })
      return isThere
    }
    return {
      whyNot,
      copy: async (message) => void ((await copied(message)) && (await say(message, t('copied')))),
      copyAgain: async (message) => void ((await copied(message)) && showToast(t('copiedAgain'))),
      mark: (message) => say(message, t('marked')),
    }
  }, [run, t, ticket, whyNot])
}
