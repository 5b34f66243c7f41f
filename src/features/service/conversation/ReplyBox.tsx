import { useQuery } from '@tanstack/react-query'
import { useId, useImperativeHandle, useMemo, useRef, useState, type DragEvent, type Ref } from 'react'
import { type Finding, mended } from '~/domain/compliance/lint'
import type { Macro } from '~/domain/desk'
import type { TicketState } from '~/domain/ticket'
import { deskQueries } from '~/features/service/deskQueries'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { workQueries } from '~/features/shared/workQueries'
import { useMessages } from '~/lib/i18n'
import { peopleOf } from '~/session/person'
import { usePresence } from '~/session/presence'
import { DRAFT_MODES, type DraftMode, useOtherDrafts } from '~/session/replyDrafts'
import { useShop } from '~/session/shop'
import type { TicketDetail } from '~/store/ticketList'
import { useUi } from '~/ui/UiContext'
import { answerLanguage, macrosFor, macroText, withActions } from './macroPick'
import { MessageBody } from './MessageBody'
import { conversationMessages } from './messages'
import { ReplyExtras, UnknownNotice } from './ReplyExtras'
import { ReplyFindings } from './ReplyFindings'
import { replyMessages } from './replyMessages'
import { DraftNotices, PresenceNotice, SaidMeanwhile } from './ReplyNotices'
import { ReplyText, type TextHandle } from './ReplyText'
import { ReplyTools, SendButtons } from './SendBar'
import { insertion } from './textEdit'
import { useReplyFiles } from './useReplyFiles'
import { useReplyLint } from './useReplyLint'
import { useSend } from './useSend'
import { useWriting, type Writing } from './useWriting'

/** What keys outside of the box do to it. */
export interface ReplyHandle {
  write: (mode: DraftMode, piece?: string) => void
}

interface ReplyBoxProps {
  ref: Ref<ReplyHandle>
  detail: TicketDetail
  /** An answer was kept; `toCopy`: it is still to be brought to the customer by hand. */
  onSent: (toCopy: boolean) => void
  /** A macro gives money back after it. */
  onRefund: () => void
  onLeave: () => void
}

/** With the text of a macro go its actions. */
const EMPTIED = { text: '', macro: undefined, actions: [] }
const NO_LINKS: ReadonlyMap<string, string> = new Map()
const NO_MACROS: readonly Macro[] = []

/** Where an answer, a note or what the customer said is written. What is typed outlives the tab; it goes away when the store has it, and not before. */
export function ReplyBox({ ref, detail, onSent, onRefund, onLeave }: ReplyBoxProps) {
  const t = useMessages(replyMessages)
  const words = useMessages(conversationMessages)
  const { ticket, messages, buyerName } = detail
  const writing = useWriting(detail)
  const { mode, setMode, draft, change } = writing
  const lint = useReplyLint(draft.text, ticket.channel, mode === 'reply')
  const sending = useSend(detail, writing, lint, { onSent, onRefund })
  const { others, type } = usePresence(ticket.key)
  const drafts = useOtherDrafts(ticket.key, mode)
  const { data: known } = useFilesOf(ticket.key)
  const whyNot = useWhyNot(`ticket.${mode}`)
  const text = useRef<TextHandle>(null)
  const [previewed, preview] = useState(false)
  const hint = useId()
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const files = useReplyFiles(ticket.key, writing, text)
  const offers = useOffers(detail, writing, text)
  const focus = () => setTimeout(() => text.current?.focus())
  useImperativeHandle(ref, () => ({
    write: (to, piece) => {
      setMode(to)
      preview(false)
      setTimeout(() => {
        text.current?.focus()
        if (piece !== undefined) text.current?.edit((_, [from, end]) => insertion(from, piece, end))
      })
    },
  }))
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void files.add([...event.dataTransfer.files], false)
  }
  const { stopped } = sending
  const since = mode === 'reply' && draft.at > 0 ? messages.slice(draft.said) : []
  const to = stopped?.why === 'saidMore' ? stopped.to : undefined
  return (
    <section className={`zg-reply zg-reply-${mode}`} aria-label={t('box')} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div ref={setSlot} className="zg-reply-slot" />
      <div className="zg-reply-inner">
      <PresenceNotice others={others} />
      <DraftNotices ticket={ticket.key} mode={mode} {...drafts} />
      <SaidMeanwhile
        messages={since}
        customer={buyerName || words('customer')}
        refused={stopped?.why === 'saidMore'}
        onRead={() => {
          sending.forget()
          change({ said: messages.length })
          focus()
        }}
        onSend={() => void sending.send({ to, anyway: true, looked: true })}
      />
      <Modes mode={mode} kept={draft.at > 0} onMode={(next) => (setMode(next), sending.forget(), focus())} />
      {previewed ? (
        <div className="zg-reply-preview" role="region" aria-label={t('preview')} tabIndex={0}>
          <MessageBody text={draft.text} files={known} links={NO_LINKS} />
        </div>
      ) : (
        <ReplyText
          ref={text}
          mode={mode}
          text={draft.text}
          findings={lint.findings}
          {...offers}
          onChange={(next) => {
            type()
            if (stopped) sending.forget()
            change(next === '' ? EMPTIED : { text: next })
          }}
          onFiles={(list) => void files.add(list, true)}
          onSend={(solve) => void sending.send(sendBy(mode, solve, stopped))}
          onLeave={onLeave}
          readOnly={whyNot !== undefined}
          describedBy={hint}
          slot={slot}
        />
      )}
      <ReplyExtras
        actions={draft.actions}
        files={draft.files}
        known={known}
        hasOrder={ticket.order !== ''}
        onActions={(actions) => change({ actions })}
        onRemoveFile={files.remove}
      />
      {files.problem !== undefined && (
        <p role="alert" className="zg-warning zg-small">
          {files.problem}
        </p>
      )}
      {mode !== 'hear' && (
        <UnknownNotice
          text={draft.text}
          asked={stopped?.why === 'unknown'}
          onFill={({ from, to }) => text.current?.select(from, to)}
        />
      )}
      <ReplyFindings
        lint={lint}
        asked={stopped?.why === 'look' || stopped?.why === 'law'}
        onMend={(finding) => change(({ text: now }) => ({ text: mendIn(now, finding) }))}
        onGo={({ from, to }) => text.current?.select(from, to)}
      />
      </div>
      <footer className="zg-reply-foot">
        <ReplyTools text={text} previewed={previewed} onPreview={() => preview(!previewed)} onFiles={(list) => void files.add(list, false)} />
        <SendButtons mode={mode} sending={sending} whyNot={whyNot} />
      </footer>
      <p id={hint} className="zg-second zg-small zg-reply-goes">
        {mode === 'reply' ? t(`goes.${sending.sent === 'waiting' || sending.sent === 'byHand' ? sending.sent : 'copy'}`) : t(`goes.${mode}`)}
      </p>
      <StopNotice stopped={stopped} />
    </section>
  ) // prettier-ignore
}

/** Why nothing was sent, where it stands nowhere else. */
function StopNotice({ stopped }: Pick<ReturnType<typeof useSend>, 'stopped'>) {
  const t = useMessages(replyMessages)
  if (stopped?.why !== 'empty' && stopped?.why !== 'law') return null
  return (
    <p role="alert" className="zg-warning zg-small">
      {t(stopped.why === 'law' ? 'blocked' : 'empty')}
    </p>
  )
}

/** A text in which the place of a finding has moved since is left as it is. */
const mendIn = (text: string, finding: Finding) => (text.slice(finding.from, finding.to) === finding.found ? mended(text, finding) : text)

/** The second press of the same key sends what the first one was stopped for. */
function sendBy(mode: DraftMode, solve: boolean, stopped: ReturnType<typeof useSend>['stopped']): { to?: TicketState; looked?: boolean } {
  if (mode !== 'reply') return { looked: stopped?.why === 'look' }
  return { to: solve ? 'solved' : undefined, looked: stopped?.why === 'look' }
}

function useFilesOf(ticket: string) {
  const { data } = useQuery(workQueries.files(`ticket/${ticket}`))
  return { data: useMemo(() => new Map((data ?? []).map((file) => [file.key, file])), [data]) }
}

/** What `/` and `@` offer, and what is done with it. */
function useOffers({ ticket, messages, variables }: TicketDetail, { mode, change }: Writing, text: React.RefObject<TextHandle | null>) {
  const { language } = useUi()
  const people = useShop((shop) => shop.people)
  const nameOf = usePersonName()
  const { data: macros = NO_MACROS } = useQuery({ ...deskQueries.macros(), throwOnError: false })
  return {
    nameOf,
    macrosFor: (typed: string) => (mode === 'hear' ? NO_MACROS : macrosFor(macros, typed, { queue: ticket.queue, note: mode === 'note' })),
    peopleFor: (typed: string) =>
      mode === 'note'
        ? peopleOf({ people }).filter(({ key, name }) => name !== '' && nameOf(key).toLowerCase().includes(typed.toLowerCase()))
        : [],
    onMacro: (macro: Macro, { from, to }: { from: number; to: number }) => {
      const piece = macroText(macro, answerLanguage(messages, language === 'zh-CN' ? 'zh' : 'en'), variables)
      text.current?.edit(() => insertion(from, piece, to))
      change(({ actions }) => ({ macro: macro.key, actions: withActions(actions, macro.actions) }))
    },
  }
}

function Modes({ mode, kept, onMode }: { mode: DraftMode; kept: boolean; onMode: (mode: DraftMode) => void }) {
  const t = useMessages(replyMessages)
  return (
    <div className="zg-reply-modes" role="group" aria-label={t('mode')}>
      {DRAFT_MODES.map((each) => (
        <button key={each} type="button" aria-pressed={each === mode} className={`zg-reply-mode zg-reply-mode-${each}`} onClick={() => onMode(each)}>
          {t(`mode.${each}`)}
        </button>
      ))}
      <span className="zg-second zg-small zg-reply-kept">{kept && t('draftKept')}</span>
    </div>
  ) // prettier-ignore
}
