/** Passes of their own, by what needs them. */
export { addAgain as again } from './againPass'
export { addCosts as cost } from './costPass'
export { addMature as mature } from './maturePass'
export { addNext as next } from './nextPass'
