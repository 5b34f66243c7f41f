import { Button as AntButton, Tooltip, type ButtonProps as AntButtonProps } from 'antd'
import { useId } from 'react'

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
    <Tooltip title={disabledReason ?? hint}>
      <AntButton
        {...rest}
        className={off ? `${className ?? ''} zg-off` : className}
        aria-disabled={off || undefined}
        aria-describedby={off ? id : undefined}
        onClick={off ? (event) => event.preventDefault() : onClick}
      >
        {rest.children}
        {off && (
          <span id={id} className="zg-hidden">
            {disabledReason}
          </span>
        )}
      </AntButton>
    </Tooltip>
  )
}
