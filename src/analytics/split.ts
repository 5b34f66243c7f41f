/** What tells orders and lines apart by anything but time, and what chooses among them: loaded at the first question that does. */
export { bitsOfGoods } from './goodsBits'
export { addGroupCube } from './groupCube'
export { Owed } from './owed'
export { passBits } from './paymentBits'
export { linesOfRows } from './listLines'
export { memberAxis } from './memberAxis'
export { memberRows } from './memberRows'
export { MemberTraits } from './memberTraits'
