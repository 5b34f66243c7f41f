import type { ReactNode } from 'react'
import { ChevronIcon } from '~/ui/icons'
import { usePopBox } from '~/ui/usePopBox'

export interface PickBoxProps {
  /** Of the box. */
  label: string
  /** On the button: what is chosen. */
  summary: ReactNode
  chosen: boolean
  /** At least, in px. */
  width: number
  /** Drawn while it is open. */
  children: (close: () => void) => ReactNode
}

/** A filter: a button that says what is chosen, and the box that changes it. */
export function PickBox({ label, summary, chosen, width, children }: PickBoxProps) {
  const { open, close, button, box } = usePopBox(width)
  return (
    <>
      <button {...button} type="button" className={`zg-pick${chosen ? ' zg-pick-on' : ''}`} aria-haspopup="dialog">
        <span>{summary}</span>
        <ChevronIcon />
      </button>
      <div {...box} aria-label={label} className="zg-pick-list">
        {open && children(close)}
      </div>
    </>
  )
}
