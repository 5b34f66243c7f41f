/** How weeks, quarters and years are cut. */
export interface Calendar {
  /** ISO weeks start on Monday. */
  weekStart: 'monday' | 'sunday'
  /** Month that the fiscal year starts in, 1 to 12; years and quarters follow it. */
  fiscalStart: number
}

export const DEFAULT_CALENDAR: Calendar = { weekStart: 'monday', fiscalStart: 1 }
