import { type ToggleEvent, useId, useRef, useState } from 'react'
import { placeBeside } from './placeBeside'

/** A button and the box of the top layer that it opens beside itself, at least `width` px wide: what each of them is to be given. */
export function usePopBox(width: number) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const place = () => {
    if (button.current && box.current) placeBeside(box.current, button.current.getBoundingClientRect(), width)
  }
  return {
    open,
    close: () => box.current?.hidePopover(),
    button: { ref: button, popoverTarget: id, 'aria-expanded': open } as const,
    box: {
      ref: box,
      id,
      popover: 'auto',
      role: 'dialog',
      onBeforeToggle: ({ newState }: ToggleEvent) => newState === 'open' && place(),
      onToggle: ({ newState }: ToggleEvent) => setOpen(newState === 'open'),
    } as const,
  }
}
