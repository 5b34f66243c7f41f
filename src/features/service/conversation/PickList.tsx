import type { ReactNode } from 'react'

export interface PickListProps<T> {
  id: string
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** The one that Enter takes. */
  at: number
  /** Said where there is none. */
  none: string
  hint?: string
  children: (item: T) => ReactNode
  onPick: (item: T) => void
}

/** What is offered while a text is typed; the focus stays in the text, which says what is chosen by aria-activedescendant. */
export function PickList<T>({ id, label, items, keyOf, at, none, hint, children, onPick }: PickListProps<T>) {
  return (
    <div className="zg-reply-list">
      <div id={id} role="listbox" aria-label={label}>
        {items.map((item, i) => (
          <div
            key={keyOf(item)}
            id={`${id}-${i}`}
            ref={(option) => void (i === at && option?.scrollIntoView?.({ block: 'nearest' }))}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={`zg-reply-option${i === at ? ' zg-reply-option-at' : ''}`}
            // The press before the click would take the focus out of the text.
            onMouseDown={(event) => {
              event.preventDefault()
              onPick(item)
            }}
          >
            {children(item)}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="zg-second zg-reply-none">{none}</p>}
      {hint !== undefined && <p className="zg-second zg-small zg-reply-none">{hint}</p>}
    </div>
  )
}
