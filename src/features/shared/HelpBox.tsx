import { useId, useRef, useState, type ReactNode } from 'react'
import { placeBeside } from '~/ui/placeBeside'
import './board/definition.css'

const WIDTH = 320

export interface HelpBoxProps {
  /** What it explains. */
  about: string
  /** Of the button and of the box. */
  label: string
  /** Drawn once it is open. `close`: where a link is taken, and what it leads to is not to be covered. */
  children: (close: () => void) => ReactNode
}

/** The "?" of a figure and the box that it opens. Esc closes it and gives the focus back. */
export function HelpBox({ about, label, children }: HelpBoxProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const place = () => {
    if (button.current && box.current) placeBeside(box.current, button.current.getBoundingClientRect(), WIDTH)
  }
  return (
    <>
      <button ref={button} type="button" className="zg-tile-help" popoverTarget={id} aria-label={label} aria-expanded={open}>
        ?
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className="zg-pick-list zg-definition-box"
        onBeforeToggle={({ newState }) => newState === 'open' && place()}
        onToggle={({ newState }) => {
          setOpen(newState === 'open')
          if (newState === 'open') box.current?.focus({ preventScroll: true })
        }}
      >
        {open && (
          <>
            <strong>{about}</strong>
            {children(() => box.current?.hidePopover())}
          </>
        )}
      </div>
    </>
  )
}
