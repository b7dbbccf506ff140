// This file must be readable by any Node that knows modules: the check comes before everything modern.
var version = process.versions.node.split('.').map(Number);
if (version[0] > 20 || (version[0] === 20 && version[1] >= 19)) {
  import('./start-app.mjs').then(function (module) {
    module.startApp();
  });
} else {
  console.error(
    'Florilegium needs Node 20.19 or newer to start; this is Node ' + process.versions.node + '.',
  );
  process.exitCode = 1;
}
