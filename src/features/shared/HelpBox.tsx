import type { ReactNode } from 'react'
import { usePopBox } from '~/ui/usePopBox'
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
  const { open, close, button, box } = usePopBox(WIDTH)
  return (
    <>
      <button {...button} type="button" className="zg-tile-help" aria-label={label}>
        ?
      </button>
      <div
        {...box}
        aria-label={label}
        tabIndex={-1}
        className="zg-pick-list zg-definition-box"
        onToggle={(event) => {
          box.onToggle(event)
          if (event.newState === 'open') event.currentTarget.focus({ preventScroll: true })
        }}
      >
        {open && (
          <>
            <strong>{about}</strong>
            {children(close)}
          </>
        )}
      </div>
    </>
  )
}
