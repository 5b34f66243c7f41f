import { Button as AntButton, type ButtonProps as AntButtonProps } from 'antd'
import { useId } from 'react'
import { tipped } from './tipped'

export interface ButtonProps extends AntButtonProps {
  /** Why it cannot be pressed now. The button stays in the tab order and says so. */
  disabledReason?: string
  /** Shown in the tooltip: a key, or more than the label says. */
  hint?: string
}

/** A button. One that cannot be pressed says why, in its tooltip and to a screen reader. */
export function Button({ disabledReason, hint, onClick, className, ...rest }: ButtonProps) {
  const id = useId()
  if (disabledReason === undefined && hint === undefined) return <AntButton {...rest} className={className} onClick={onClick} />
  const off = disabledReason !== undefined
  return (
    <AntButton
      {...rest}
      {...tipped(disabledReason ?? hint)}
      className={off ? `${className ?? ''} zg-off` : className}
      aria-disabled={off || undefined}
      aria-describedby={off ? id : undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {rest.children}
      {off && (
        // Hidden, so that it describes the button and is no part of its name.
        <span id={id} hidden>
          {disabledReason}
        </span>
      )}
    </AntButton>
  )
}
