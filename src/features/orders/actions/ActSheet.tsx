import type { ReactNode } from 'react'
import type { Refusal } from '~/domain/command'
import { refusalText } from '~/features/shared/useCommand'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'

export interface ActSheetProps {
  title: string
  send: string
  /** Why it cannot be sent yet. */
  whyNot: string | undefined
  refusal: Refusal | undefined
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** One thing that is done about an order: its fields, what will happen, and one button that says it. */
export function ActSheet({ title, send, whyNot, refusal, onSend, onClose, children }: ActSheetProps) {
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot === undefined) onSend()
        }}
      >
        {children}
        {refusal && (
          <p className="zg-warning" role="alert">
            {refusalText(refusal)}
          </p>
        )}
        <div className="zg-sheet-foot">
          <Button type="primary" htmlType="submit" disabledReason={whyNot}>
            {send}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
