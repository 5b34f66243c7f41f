import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

export interface MenuItem {
  key: string
  label: ReactNode
  /** Beside the label, in the second ink: a kind, a key. */
  aside?: ReactNode
  /** One of several is in force; items with it are radio items. */
  checked?: boolean
  /** Why it cannot be chosen now; shown below it. */
  disabledReason?: string
  onPick: () => void
}

export interface MenuProps {
  /** What the list holds, and the button's tooltip. */
  label: string
  /** What the button shows: a word, or an icon with a hidden one. */
  button: ReactNode
  /** Groups, with a line between them. */
  groups: readonly (readonly MenuItem[])[]
  className?: string
  /** The list ends where the button ends. */
  alignEnd?: boolean
}

/** A button with a list of things to do. Arrow keys move, Enter chooses, Esc gives the focus back to the button. */
export function Menu({ label, button, groups, className = 'zg-icon-button', alignEnd = false }: MenuProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  useEffect(() => {
    if (!open) return
    const all = items()
    ;(all.find((item) => item.ariaChecked === 'true') ?? all[0])?.focus()
  }, [open])
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open) return
    const all = items()
    const at = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) all[to]?.focus()
    else if (event.key === 'Escape') close()
    else if (event.key === 'Tab') setOpen(false)
    if (to !== undefined || event.key === 'Escape') event.preventDefault()
  }
  return (
    <div
      ref={root}
      role="presentation"
      className="zg-menu"
      onKeyDown={onKey}
      onBlur={({ relatedTarget }) => !(relatedTarget instanceof Node && root.current?.contains(relatedTarget)) && setOpen(false)}
    >
      <button
        ref={opener}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div id={id} role="menu" aria-label={label} className={`zg-menu-list${alignEnd ? ' zg-menu-end' : ''}`}>
          {groups
            .filter((group) => group.length > 0)
            .map((group) => (
              <div key={group[0].key} role="group" className="zg-menu-group">
                {group.map((item) => (
                  <Item key={item.key} item={item} close={close} />
                ))}
              </div>
            ))}
        </div>
      )}
    </div>
  )
}

function Item({ item: { label, aside, checked, disabledReason, onPick }, close }: { item: MenuItem; close: () => void }) {
  const off = disabledReason !== undefined
  const pick = () => {
    if (off) return
    close()
    onPick()
  }
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={off || undefined}
      tabIndex={-1}
      className={`zg-menu-item${off ? ' zg-menu-off' : ''}`}
      onClick={pick}
    >
      <span className="zg-menu-name">{label}</span>
      {aside !== undefined && <span className="zg-menu-aside">{aside}</span>}
      {off && <span className="zg-menu-why">{disabledReason}</span>}
    </button>
  )
}
