/** Runs after every npm install: `npx banto` inside the checkout, and the Node of the package for npm scripts. */
import { linkCommands } from './setup/link-commands.mjs';
import { ROOT } from './setup/ready.mjs';

linkCommands(ROOT);
