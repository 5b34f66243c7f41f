/** What tiles show besides paid sales and their buyers: what was placed and came back, what stands outside the figures, and the window that they are compared with. */
export { countBeside } from './beside'
export { besideOnly } from './besideOnly'
export { comparedWindow } from './comparedWindow'
export { addOthers } from './otherPasses'
export { pickReturns } from './pickReturns'
export { returnsOn } from './returnIndex'
export { returnsIn } from './returns'
export { Twins } from './twins'
