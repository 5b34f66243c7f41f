import { useId, useImperativeHandle, useRef, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react'
import { createPortal } from 'react-dom'
import type { Finding } from '~/domain/compliance/lint'
import type { Macro } from '~/domain/desk'
import { unknownIn } from '~/domain/macroText'
import type { PersonRow } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import type { DraftMode } from '~/session/replyDrafts'
import { marksOf } from './marks'
import { PickList } from './PickList'
import { replyMessages } from './replyMessages'
import { continueList, insertion, type Replacement, triggerAt } from './textEdit'

/** What buttons around the text do to it. */
export interface TextHandle {
  focus: () => void
  select: (from: number, to: number) => void
  edit: (make: (text: string, selection: readonly [number, number]) => Replacement) => void
}

export interface ReplyTextProps {
  ref: Ref<TextHandle>
  mode: DraftMode
  text: string
  findings: readonly Finding[]
  /** The macros for what is typed after `/`. */
  macrosFor: (typed: string) => readonly Macro[]
  /** The people for what is typed after `@`; none where nobody can be called. */
  peopleFor: (typed: string) => readonly PersonRow[]
  nameOf: (person: string) => string
  onChange: (text: string) => void
  /** `edit` puts its text where the caret is. */
  onMacro: (macro: Macro, place: { from: number; to: number }) => void
  onFiles: (files: readonly File[]) => void
  onSend: (solve: boolean) => void
  onLeave: () => void
  readOnly: boolean
  describedBy?: string
  /** Where the lists are drawn: over what was said, so that the text stays where it is. */
  slot: HTMLElement | null
}

type Offered = { sign: '/'; from: number; items: readonly Macro[] } | { sign: '@'; from: number; items: readonly PersonRow[] }

/** Replaces a piece as if it were typed, so that the browser's own undo takes it back. */
function replaceIn(area: HTMLTextAreaElement, { from, to, piece, select }: Replacement, onChange: (text: string) => void): void {
  area.focus()
  area.setSelectionRange(from, to)
  if (typeof document.execCommand !== 'function' || !document.execCommand('insertText', false, piece)) {
    area.setRangeText(piece, from, to, 'end')
    onChange(area.value)
  }
  area.setSelectionRange(...select)
}

/** Where a message is typed. What is wrong is underlined; `/` offers macros and `@` people, all without leaving the keys. */
export function ReplyText({
  ref,
  mode,
  text,
  findings,
  macrosFor,
  peopleFor,
  nameOf,
  onChange,
  onMacro,
  onFiles,
  onSend,
  onLeave,
  readOnly,
  describedBy,
  slot,
}: ReplyTextProps) {
  // prettier-ignore
  const t = useMessages(replyMessages)
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(-1)
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState(-1)
  const edit: TextHandle['edit'] = (make) => {
    const box = area.current
    if (box && !readOnly) replaceIn(box, make(box.value, [box.selectionStart, box.selectionEnd]), onChange)
  }
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    select: (from, to) => {
      area.current?.focus()
      area.current?.setSelectionRange(from, to)
    },
    edit,
  }))
  const offered = offeredAt(text, caret, macrosFor, peopleFor)
  const open = offered && offered.from !== closed && !readOnly ? offered : undefined
  const last = (open?.items.length ?? 0) - 1
  const look = () => {
    setCaret(area.current && area.current.selectionStart === area.current.selectionEnd ? area.current.selectionStart : -1)
    setAt(0)
  }
  const take = (chosen: Offered, i: number) => {
    if (chosen.sign === '/') return chosen.items[i] && onMacro(chosen.items[i], { from: chosen.from, to: caret })
    const person = chosen.items[i]
    if (person) edit(() => insertion(chosen.from, `@${nameOf(person.key)} `, caret))
  }
  const onListKey = (event: KeyboardEvent, list: Offered): boolean => {
    if (event.key === 'ArrowDown') setAt(Math.min(last, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if ((event.key === 'Enter' || event.key === 'Tab') && list.items.length > 0) take(list, Math.min(at, last))
    else if (event.key === 'Escape') setClosed(list.from)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    const sends = key === 'Enter' && (ctrlKey || metaKey)
    const next = key === 'Enter' && !shiftKey && !altKey ? continueList(text, event.currentTarget.selectionStart) : undefined
    if (sends) onSend(shiftKey)
    else if (open && onListKey(event, open)) event.stopPropagation()
    else if (key === 'Escape') onLeave()
    else if (next && event.currentTarget.selectionStart === event.currentTarget.selectionEnd) edit(() => next)
    else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files)
  }
  const marks = marksOf(text, findings, unknownIn(text))
  return (
    <div className="zg-reply-field">
      {open &&
        slot &&
        createPortal(<Offer id={id} list={open} at={Math.min(at, last)} nameOf={nameOf} onPick={(i) => take(open, i)} />, slot)}
      <div className="zg-reply-scroll">
        <div className="zg-reply-mirror" aria-hidden="true">
          {marks.map(({ text: piece, mark }, i) =>
            mark ? (
              <mark key={i} className={`zg-mark-${mark}`}>
                {piece}
              </mark>
            ) : (
              piece
            ),
          )}
          {'\n '}
        </div>
        <textarea
          ref={area}
          className="zg-reply-area"
          rows={3}
          aria-label={t(`label.${mode}`)}
          aria-controls={open ? id : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && last >= 0 ? `${id}-${Math.min(at, last)}` : undefined}
          aria-describedby={describedBy}
          placeholder={t(`hint.${mode}`)}
          readOnly={readOnly}
          value={text}
          onChange={({ target }) => {
            onChange(target.value)
            setCaret(target.selectionStart)
            setAt(0)
            setClosed(-1)
          }}
          onSelect={() => area.current?.selectionStart !== caret && look()}
          onBlur={() => setCaret(-1)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </div>
    </div>
  )
}

function offeredAt(
  text: string,
  caret: number,
  macrosFor: ReplyTextProps['macrosFor'],
  peopleFor: ReplyTextProps['peopleFor'],
): Offered | undefined {
  if (caret < 0) return undefined
  const macro = triggerAt(text, caret, '/')
  if (macro) return { sign: '/', from: macro.from, items: macrosFor(macro.typed) }
  const person = triggerAt(text, caret, '@')
  const items = person ? peopleFor(person.typed) : []
  return person && items.length > 0 ? { sign: '@', from: person.from, items } : undefined
}

interface OfferProps {
  id: string
  list: Offered
  at: number
  nameOf: (person: string) => string
  onPick: (i: number) => void
}

function Offer({ id, list, at, nameOf, onPick }: OfferProps) {
  const t = useMessages(replyMessages)
  if (list.sign === '@')
    return (
      <PickList id={id} label={t('people')} items={list.items} keyOf={({ key }) => key} at={at} none={t('nobody')} onPick={(item) => onPick(list.items.indexOf(item))}>
        {({ key }) => nameOf(key)}
      </PickList>
    ) // prettier-ignore
  return (
    <PickList id={id} label={t('macros')} items={list.items} keyOf={({ key }) => key} at={at} none={t('noMacros')} hint={t('macrosHint')} onPick={(item) => onPick(list.items.indexOf(item))}>
      {({ name, short, text }) => (
        <>
          <span className="zg-reply-option-head">
            <strong>{name}</strong>
            <span className="zg-second zg-num">/{short}</span>
          </span>
          <span className="zg-second zg-small zg-reply-option-text">{text.zh ?? text.en}</span>
        </>
      )}
    </PickList>
  ) // prettier-ignore
}
