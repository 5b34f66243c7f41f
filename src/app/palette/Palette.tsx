import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { SearchIcon } from '~/ui/icons'
import { paletteMessages } from './messages'
import { type Early, NOTHING_TYPED, usePalette } from './state'
import { useGroups, type Entry, type Group } from './useGroups'
import './palette.css'

const PAGE = 6

const close = () => usePalette.setState({ open: false })

interface PaletteProps {
  openSheet: () => void
  /** Typed while the code was on its way. */
  early?: Early
}

/** Goes anywhere, finds any record and does any verb, by a few letters and Enter. */
export default function Palette({ openSheet, early = NOTHING_TYPED }: PaletteProps) {
  const t = useMessages(paletteMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="zg-palette"
      aria-label={t('title')}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <Finder openSheet={openSheet} early={early} onDone={() => dialog.current?.close()} />
    </dialog>
  )
}

function Finder({ openSheet, early, onDone }: Required<PaletteProps> & { onDone: () => void }) {
  const t = useMessages(paletteMessages)
  const id = useId()
  const [text, setText] = useState(early.text)
  // What an input method is still composing is no text yet.
  const [composing, setComposing] = useState<string>()
  const [active, setActive] = useState(0)
  const enterWaits = useRef(early.enter)
  const { groups, settled, failed } = useGroups(text, openSheet)
  const entries = groups.flatMap((group) => group.entries)
  const at = Math.min(active, entries.length - 1)
  const idOf = (index: number) => `${id}-${index}`

  const write = (next: string) => {
    setText(next)
    setActive(0)
    enterWaits.current = false
  }
  const choose = (entry: Entry | undefined) => {
    if (!entry || entry.whyNot !== undefined) return
    onDone()
    entry.run()
  }
  const isRecord = (entry: Entry | undefined) => entry === undefined || entry.id.includes('/')
  const enter = () => {
    // Letters may be typed faster than they are answered: Enter then opens what the answer says.
    if (!settled && isRecord(entries[at])) enterWaits.current = true
    else choose(entries[at])
  }
  useEffect(() => {
    if (!enterWaits.current || !settled) return
    enterWaits.current = false
    choose(entries[at])
  })
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey) return
    const last = entries.length - 1
    const to = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + PAGE),
      PageUp: Math.max(0, at - PAGE),
    }[event.key]
    if (to !== undefined) setActive(to)
    else if (event.key === 'Enter') enter()
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="zg-palette-box">
        <SearchIcon />
        <input
          ref={takesFocus}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-label={t('title')}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? idOf(at) : undefined}
          placeholder={t('placeholder')}
          value={composing ?? text}
          onChange={({ target }) => (composing === undefined ? write(target.value) : setComposing(target.value))}
          onCompositionStart={({ currentTarget }) => setComposing(currentTarget.value)}
          onCompositionEnd={({ currentTarget }) => {
            setComposing(undefined)
            write(currentTarget.value)
          }}
          onKeyDown={onKey}
        />
        <button type="button" className="zg-palette-close" onClick={onDone}>
          {t('keyClose')}
        </button>
      </div>
      <p className="zg-hidden" role="status">
        {settled ? t('results', { count: entries.length }) : t('searching')}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={t('title')} className="zg-palette-list" aria-busy={!settled}>
        <Groups groups={groups} at={at} idOf={idOf} onPoint={setActive} onChoose={choose} />
      </div>
      {failed && <p className="zg-palette-note">{t('noSearch')}</p>}
      {entries.length === 0 && settled && !failed && (
        <p className="zg-palette-note">
          <strong>{t('nothing', { text: text.trim() })}</strong>
          <span>{t('nothingHint')}</span>
        </p>
      )}
      <Keys />
    </>
  )
}

/** The browser looks for the attribute as it opens the dialog. */
const takesFocus = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '')

interface GroupsProps {
  groups: readonly Group[]
  at: number
  idOf: (index: number) => string
  onPoint: (index: number) => void
  onChoose: (entry: Entry) => void
}

function Groups({ groups, at, idOf, onPoint, onChoose }: GroupsProps) {
  const id = useId()
  const firsts = groups.map((_, group) => groups.slice(0, group).reduce((count, { entries }) => count + entries.length, 0))
  return groups.map(({ title, entries }, group) => (
    <div key={title} role="group" aria-labelledby={`${id}-${group}`}>
      <div id={`${id}-${group}`} className="zg-palette-title">
        {title}
      </div>
      {entries.map((entry, i) => {
        const index = firsts[group] + i
        return (
          <Option
            key={entry.id}
            id={idOf(index)}
            entry={entry}
            active={index === at}
            onPoint={() => onPoint(index)}
            onChoose={() => onChoose(entry)}
          />
        )
      })}
    </div>
  ))
}

interface OptionProps {
  id: string
  entry: Entry
  active: boolean
  onPoint: () => void
  onChoose: () => void
}

function Option({ id, entry: { label, aside, whyNot }, active, onPoint, onChoose }: OptionProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={whyNot !== undefined || undefined}
      className="zg-palette-option"
      onPointerMove={() => !active && onPoint()}
      // The focus stays in the box.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="zg-palette-label">{label}</span>
      {(whyNot ?? aside) && <span className="zg-palette-aside">{whyNot ?? aside}</span>}
    </div>
  )
}

function Keys() {
  const t = useMessages(paletteMessages)
  return (
    <p className="zg-palette-keys" aria-hidden="true">
      <kbd>↑</kbd>
      <kbd>↓</kbd> {t('keyMove')} <kbd>Enter</kbd> {t('keyOpen')} <kbd>Esc</kbd> {t('keyClose')}
    </p>
  )
}
