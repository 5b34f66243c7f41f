import { useId, useRef, useState, type KeyboardEvent } from 'react'
import './combo.css'
import { ChevronIcon } from './icons'

export interface ComboOption {
  value: string
  label: string
  /** Depth in a tree, from 1: how far it is set in. */
  level?: number
  /** Its way from the top, which is searched as well. */
  path?: string
}

export interface ComboProps {
  label: string
  value: string
  options: readonly ComboOption[]
  placeholder?: string
  /** Said where nothing is found. */
  none: string
  readOnly?: boolean
  id?: string
  onPick: (value: string) => void
}

/** One of a list or a tree, found by typing; arrow keys move, Enter chooses, Esc leaves it as it was. */
export function Combo({ label, value, options, placeholder, none, readOnly = false, id, onPick }: ComboProps) {
  const list = useId()
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const chosen = options.find((option) => option.value === value)
  const open = typed !== undefined
  const found = open ? matching(options, typed) : []
  const close = () => setTyped(undefined)
  const openAt = () => {
    if (readOnly || open) return
    setTyped('')
    setAt(
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      ),
    )
  }
  const pick = (option: ComboOption | undefined) => {
    if (option && option.value !== value) onPick(option.value)
    close()
  }
  const move = (to: number) => {
    setAt(to)
    document.getElementById(`${list}-${to}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open) {
      if (event.key === 'ArrowDown' || event.key === 'Enter') {
        event.preventDefault()
        openAt()
      }
      return
    }
    const last = found.length - 1
    const to = {
      ArrowDown: Math.min(last, at + 1),
      ArrowUp: Math.max(0, at - 1),
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    }[event.key]
    if (to !== undefined) move(to)
    else if (event.key === 'Enter') pick(found[at])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="zg-combo">
      <input
        ref={input}
        id={id}
        className="zg-input"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        readOnly={readOnly}
        placeholder={open ? (chosen?.path ?? chosen?.label ?? placeholder) : placeholder}
        value={typed ?? chosen?.path ?? chosen?.label ?? ''}
        onMouseDown={openAt}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
        onBlur={close}
      />
      <ChevronIcon />
      <div id={list} role="listbox" aria-label={label} className="zg-combo-list" hidden={!open}>
        {open && found.length === 0 && <p className="zg-second zg-combo-none">{none}</p>}
        {found.map((option, i) => (
          <div
            key={option.value}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === value}
            className={`zg-combo-option${i === at ? ' zg-combo-at' : ''}`}
            style={{ paddingInlineStart: 12 + ((option.level ?? 1) - 1) * 16 }}
            // The press before the click would take the focus, and with it the list.
            onMouseDown={(event) => {
              event.preventDefault()
              pick(option)
            }}
          >
            {typed === '' ? option.label : (option.path ?? option.label)}
          </div>
        ))}
      </div>
    </div>
  )
}

function matching(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  const sought = typed.trim().toLowerCase()
  if (sought === '') return options
  return options.filter(({ label, path = label }) => path.toLowerCase().includes(sought)).map((option) => ({ ...option, level: 1 }))
}
