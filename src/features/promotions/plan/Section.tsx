import { useId, type ReactNode } from 'react'

export interface SectionProps {
  title: string
  hint?: ReactNode
  /** At the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of the plan sheet under its heading. */
export function Section({ title, hint, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section className="zg-plan-section" aria-labelledby={id}>
      <div className="zg-plan-heading">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {hint && <p className="zg-second zg-small">{hint}</p>}
      {children}
    </section>
  )
}
