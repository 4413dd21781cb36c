/**
 * One line for whoever waits: what is being done or what is missing. Standard output stays free for results.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`banto: ${line}\n`);
}
