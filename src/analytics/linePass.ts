import type { Filter } from './filter'
import type { Pass } from './orderPass'
import type { Target } from './paidPass'
import { part } from './parts'

/** Paid sales at the grain of lines, whatever may come: for a grouping that lines tell, and for goods or hours that are chosen. */
export const addPaidLines = (pass: Pass, filter: Filter, target: Target): void => part('split').addPaidLines(pass, filter, target)
