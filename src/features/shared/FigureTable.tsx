import type { ReactNode } from 'react'
import { ScrollBox } from '~/ui/ScrollBox'

export interface FigureColumn {
  key: string
  name: string
  /** Said, not shown: what stands in the column speaks for itself. */
  silent?: boolean
  /** Left out on a phone; its cells are of the same class. */
  minor?: boolean
  className?: string
}

export interface FigureTableProps {
  /** Of the box that the table is scrolled in; absent: it always fits. */
  label?: string
  caption?: string
  /** The first one heads the rows. */
  columns: readonly FigureColumn[]
  className?: string
  /** Of the box, with a height of its own. */
  boxClassName?: string
  /** Rows. */
  children: ReactNode
}

const joined = (...names: (string | false | undefined)[]): string | undefined => names.filter(Boolean).join(' ') || undefined

/** The frame of every table of figures: its head, and a box that a keyboard can scroll. */
export function FigureTable({ label, caption, columns, className, boxClassName, children }: FigureTableProps) {
  const table = (
    <table className={joined('zg-cells', className)}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ key, name, silent, minor, className: own }) => (
            <th key={key} scope="col" className={joined(minor && 'zg-minor', own)}>
              {silent ? <span className="zg-hidden">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
  if (label === undefined) return table
  return (
    <ScrollBox label={label} className={boxClassName}>
      {table}
    </ScrollBox>
  )
}
