import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'

export interface ChangeSheetProps {
  title: string
  hint: string
  /** What the button says. */
  send: string
  /** Why it cannot be sent now. */
  whyNot?: string | undefined
  danger?: boolean
  onSend: () => void
  onClose: () => void
  /** Fields, and what it would do. */
  children?: ReactNode
}

/** One change of a promotion that is under way: its fields, what it would do, and the button that does it. */
export function ChangeSheet({ title, hint, send, whyNot, danger = false, onSend, onClose, children }: ChangeSheetProps) {
  const form = useRef<HTMLFormElement>(null)
  // The first field, else the button: after the sheet has opened, which puts the focus on its button to close.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, button')?.focus(), [])
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        ref={form}
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot === undefined) onSend()
        }}
      >
        <p className="zg-second">{hint}</p>
        {children}
        <div className="zg-row">
          <Button type="primary" danger={danger} htmlType="submit" disabledReason={whyNot}>
            {send}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
