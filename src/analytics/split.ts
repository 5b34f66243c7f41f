/** What tells orders and lines apart by anything but time, and what chooses among them: loaded at the first question that does. */
export { addGroupCube } from './groupCube'
export { pickOrders } from './pickOrders'
export { linesOfRows, linesOfSkus } from './listLines'
export { memberAxis } from './memberAxis'
export { memberRows } from './memberRows'
export { MemberTraits } from './memberTraits'
