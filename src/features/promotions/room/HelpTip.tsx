import { useId, useRef, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { placeBeside } from '~/ui/placeBeside'
import '~/features/shared/board/definition.css'
import { roomMessages } from './messages'

const WIDTH = 320

/** The "?" of a figure: what it is made of, in words. Esc closes it and gives the focus back. */
export function HelpTip({ about, text }: { about: string; text: string }) {
  const t = useMessages(roomMessages)
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const label = t('meaning', { name: about })
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
        onBeforeToggle={({ newState }) => {
          if (newState === 'open' && button.current && box.current) placeBeside(box.current, button.current.getBoundingClientRect(), WIDTH)
        }}
        onToggle={({ newState }) => {
          setOpen(newState === 'open')
          if (newState === 'open') box.current?.focus({ preventScroll: true })
        }}
      >
        {open && (
          <>
            <strong>{about}</strong>
            <p className="zg-small">{text}</p>
          </>
        )}
      </div>
    </>
  )
}
