//! The REST client: commands, feed and replica. It never knows the server's insides, nor a terminal.
