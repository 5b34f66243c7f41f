import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Finding } from '~/domain/compliance/lint'
import { unknownIn } from '~/domain/macroText'
import { parseMessage, writeMessage } from '~/domain/messageText'
import type { SentState, TicketState } from '~/domain/ticket'
import type { NewMessage } from '~/domain/ticketCommand'
import { type Intent, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { peopleOf } from '~/session/person'
import { putReplyDraft, replyDraft } from '~/session/replyDrafts'
import { useShop } from '~/session/shop'
import { useSendsIn } from '~/session/sync'
import type { TicketDetail } from '~/store/ticketList'
import { opensOf } from './macroPick'
import { replyMessages } from './replyMessages'
import type { LintedReply } from './useReplyLint'
import type { Writing } from './useWriting'

/** Why it did not go out; `look`: it may, once whoever writes says so. */
export type Stopped = { why: 'empty' | 'unknown' | 'law' } | { why: 'look'; to?: TicketState } | { why: 'saidMore'; to?: TicketState }

export interface Sending {
  send: (how?: { to?: TicketState; anyway?: boolean; looked?: boolean }) => Promise<void>
  stopped: Stopped | undefined
  forget: () => void
  busy: boolean
  /** How it goes to the customer. */
  sent: SentState
}

/** Where nothing is to be copied: it was said on the phone. */
function useSentState(channel: TicketDetail['ticket']['channel']): SentState {
  const sends = useSendsIn()
  if (channel === 'phone') return 'byHand'
  return sends.includes(channel) ? 'waiting' : 'copy'
}

/** What we have just said ourselves is no news for an answer that is being written beside it. */
function countIn(ticket: string): void {
  const answer = replyDraft(ticket, 'reply')
  if (answer) putReplyDraft(ticket, 'reply', { ...answer, said: answer.said + 1 })
}

/** Why a text may not go out now; undefined: it may. */
async function stopOf(text: string, lint: LintedReply, looked: boolean, to?: TicketState): Promise<Stopped | undefined> {
  if (unknownIn(text).length > 0) return { why: 'unknown' }
  const findings: readonly Finding[] = await lint.lintNow(text)
  if (findings.some(({ severity }) => severity === 'error')) return { why: 'law' }
  return findings.length > 0 && !looked ? { why: 'look', to } : undefined
}

/**
 * Sends what is written: the draft goes away only after the store has it. `after`: of an answer, which somebody may still have to bring to the customer, and of a macro that
 * gives money back.
 */
export function useSend(
  detail: TicketDetail,
  writing: Writing,
  lint: LintedReply,
  after: { onSent: (toCopy: boolean) => void; onRefund: () => void },
): Sending {
  const t = useMessages(replyMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const people = useShop((shop) => shop.people)
  const { ticket } = detail
  const sent = useSentState(ticket.channel)
  const [stopped, stop] = useState<Stopped>()
  const [busy, setBusy] = useState(false)
  const message = useRef(crypto.randomUUID())
  const { mode } = writing

  const intentOf = (how: { to?: TicketState; anyway?: boolean }): Intent => {
    const { text, files, macro, actions, said } = replyDraft(ticket.key, mode) ?? writing.draft
    const written = writeMessage(parseMessage(text))
    const mentions = mode === 'note' ? peopleOf({ people }).flatMap(({ key, name }) => (name && text.includes(`@${name}`) ? [key] : [])) : [] // prettier-ignore
    const set: NewMessage = {
      key: message.current,
      text: written,
      ...(files.length > 0 ? { files } : {}),
      ...(mentions.length > 0 ? { mentions } : {}),
    }
    const done = actions.filter(({ kind }) => kind !== 'return' && kind !== 'refund')
    const beside = { ...(macro === undefined ? {} : { macro }), ...(done.length > 0 ? { actions: done } : {}) }
    const args = { key: ticket.key, message: set }
    if (mode === 'hear') return { kind: 'ticket.hear', args }
    if (written === '' && files.length === 0) return { kind: 'ticket.act', args: { keys: [ticket.key], macro: macro ?? '', actions: done } }
    if (mode === 'note') return { kind: 'ticket.note', args: { ...args, ...beside } }
    // A state that a macro brings holds, unless another way to send was chosen.
    const to = how.to ?? (done.some(({ kind }) => kind === 'state') ? undefined : 'waitingCustomer')
    return {
      kind: 'ticket.reply',
      args: { ...args, ...beside, sent, ...(to ? { to } : {}), ...(how.anyway ? { anyway: true } : {}) },
      saw: { said },
    }
  }

  const open = (what: 'return' | 'refund' | undefined) => {
    if (what === undefined || ticket.order === '') return
    if (what === 'refund') after.onRefund()
    else void navigate(paths.newReturn({ order: ticket.order, ticket: ticket.key }))
  }

  const send: Sending['send'] = async ({ to, anyway = false, looked = false } = {}) => {
    const draft = replyDraft(ticket.key, mode)
    if (busy) return
    if (!draft || (draft.text.trim() === '' && draft.files.length === 0 && draft.actions.length === 0)) return stop({ why: 'empty' })
    setBusy(true)
    try {
      const why = mode === 'hear' ? undefined : await stopOf(draft.text, lint, looked, to)
      stop(why)
      if (why) return
      const intent = intentOf({ to, anyway })
      const outcome = await run(intent, {
        done: t(mode === 'reply' ? 'replied' : mode === 'note' ? 'noted' : 'heard'),
      })
      if (!outcome?.ok) {
        const isMore = outcome?.refusal.why === 'rule' && outcome.refusal.rule === 'ticket.saidMore'
        return stop(isMore ? { why: 'saidMore', to } : undefined)
      }
      message.current = crypto.randomUUID()
      writing.clear()
      if (mode === 'reply') after.onSent(intent.kind === 'ticket.reply' && sent === 'copy')
      else countIn(ticket.key)
      open(opensOf(draft.actions).at(0))
    } finally {
      setBusy(false)
    }
  }
  return { send, stopped, forget: () => stop(undefined), busy, sent }
}
