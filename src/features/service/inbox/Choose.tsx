import { useId, useState, type KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { Sheet } from '~/ui/Sheet'
import { inboxMessages } from './messages'

export interface Choice {
  value: string
  label: string
  /** Beside it, in the second ink. */
  aside?: string
  /** It is so already. */
  checked?: boolean
}

export interface ChooseProps {
  title: string
  choices: readonly Choice[]
  /** What is typed may be chosen as it is. */
  ownText?: (typed: string) => string
  onPick: (value: string) => void
  onClose: () => void
}

/** A sheet gives the focus to what asks for it. */
const takesFocus = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '')

/** One of a list, found by typing: arrow keys move, Enter chooses, Esc leaves. */
export function Choose({ title, choices, ownText, onPick, onClose }: ChooseProps) {
  const t = useMessages(inboxMessages)
  const list = useId()
  const [typed, type] = useState('')
  const [at, setAt] = useState(0)
  const sought = typed.trim().toLowerCase()
  const matching = choices.filter(({ label, aside = '' }) => `${label} ${aside}`.toLowerCase().includes(sought))
  const isNew = ownText && sought !== '' && !choices.some(({ label }) => label.toLowerCase() === sought)
  const found: readonly Choice[] = isNew ? [...matching, { value: typed.trim(), label: ownText(typed.trim()) }] : matching
  const pick = (choice: Choice | undefined) => {
    if (!choice) return
    onClose()
    onPick(choice.value)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = { ArrowDown: Math.min(found.length - 1, at + 1), ArrowUp: Math.max(0, at - 1) }[event.key]
    if (to !== undefined) {
      setAt(to)
      document.getElementById(`${list}-${to}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') pick(found[at])
    else return
    event.preventDefault()
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <input
        ref={takesFocus}
        className="zg-input zg-choose-input"
        role="combobox"
        aria-label={title}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={t('typeToFind')}
        value={typed}
        onChange={({ target }) => (type(target.value), setAt(0))}
        onKeyDown={onKey}
      />
      <div id={list} role="listbox" aria-label={title} className="zg-choose-list">
        {found.map((choice, index) => (
          <div
            key={choice.value}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.checked ?? false}
            data-active={index === at || undefined}
            className="zg-choose-option"
            onClick={() => pick(choice)}
          >
            <span aria-hidden="true" className="zg-choose-mark">
              {choice.checked ? '✓' : ''}
            </span>
            <span>{choice.label}</span>
            {choice.aside !== undefined && <span className="zg-second zg-small">{choice.aside}</span>}
          </div>
        ))}
        {found.length === 0 && <p className="zg-second">{t('nothingFound')}</p>}
      </div>
    </Sheet>
  )
}
